package org.mentorlink.app.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.mentorlink.app.embedded.EmbeddedException;
import org.springframework.boot.SpringApplication;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.mock.env.MockEnvironment;

class SideTest {

    private static MockEnvironment profiles(String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return environment;
    }

    @Test
    void whereNoneIsNamedAllRun() {
        assertThat(Side.of(profiles())).isEqualTo(EnumSet.allOf(Side.class));
        assertThat(Side.of(profiles("axon-server"))).isEqualTo(EnumSet.allOf(Side.class));
    }

    @Test
    void thoseThatAreNamedRun() {
        assertThat(Side.of(profiles("axon-server", "query"))).containsExactly(Side.QUERY);
        assertThat(Side.of(profiles("axon-server", "saga", "command"))).containsExactly(Side.COMMAND, Side.SAGA);
    }

    @Test
    void oneSideAloneWithoutAServerBetweenIsRefused() {
        var sides = new SidesEnvironment();
        assertThatThrownBy(() -> sides.postProcessEnvironment(profiles("query"), new SpringApplication()))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("nobody to talk to");
        assertThatCode(() -> sides.postProcessEnvironment(profiles("axon-server", "query"), new SpringApplication()))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyTheApiHasASchema() {
        var query = profiles("axon-server", "query");
        new SidesEnvironment().postProcessEnvironment(query, new SpringApplication());
        assertThat(query.getProperty("spring.graphql.schema.locations")).isEqualTo("classpath:no-api/");
        var api = profiles("axon-server", "api");
        new SidesEnvironment().postProcessEnvironment(api, new SpringApplication());
        assertThat(api.getProperty("spring.graphql.schema.locations")).isNull();
    }

    @Test
    void theScanLeavesOutWhatBelongsToOthers() throws Exception {
        var filter = new SidesFilter(EnumSet.of(Side.QUERY));
        assertThat(isLeftOut(filter, "org.mentorlink.query.shared.ReadPositions"))
                .isFalse();
        assertThat(isLeftOut(filter, "org.mentorlink.app.store.Processors")).isFalse();
        assertThat(isLeftOut(filter, "org.mentorlink.command.shared.RefusalTranslation"))
                .isTrue();
        assertThat(isLeftOut(filter, "org.mentorlink.saga.shared.ProcessSteps")).isTrue();
        assertThat(isLeftOut(filter, "org.mentorlink.api.graphql.Mutations")).isTrue();
        assertThat(isLeftOut(filter, "org.mentorlink.app.people.FirstAdmin")).isTrue();
    }

    private static boolean isLeftOut(SidesFilter filter, String className) throws Exception {
        var readers = new CachingMetadataReaderFactory();
        return filter.match(readers.getMetadataReader(className), readers);
    }
}
