# The platform, all sides of it; which ones run is told by SPRING_PROFILES_ACTIVE. Needs the jar: ./mvnw -q package -DskipTests
FROM eclipse-temurin:21.0.5_11-jre-noble
RUN useradd --system --uid 10001 --home-dir /mentorlink --create-home mentorlink
WORKDIR /mentorlink
COPY app/target/mentorlink.jar mentorlink.jar
USER 10001
EXPOSE 8080
# Out of memory ends the process, which then is started anew, instead of leaving it half alive.
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=75", "-jar", "mentorlink.jar"]
